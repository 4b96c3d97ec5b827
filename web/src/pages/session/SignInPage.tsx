import { Button, Input } from "antd";
import { useEffect, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useDemoAccounts, useSignIn } from "@/api/session";
import { Field, Mark, RefusalAlert } from "@/ui";

export function SignInPage() {
  const { t } = useTranslation("session");
  const signIn = useSignIn();
  const accounts = useDemoAccounts().data ?? [];
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  useEffect(() => {
    document.title = t("title");
  }, [t]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ login: login.trim(), password });
  };
  return (
    <main className="sign-in">
      <div className={accounts.length > 0 ? "sign-in-card" : "sign-in-card narrow"}>
        <div className="sign-in-brand">
          <Mark size={44} />
          <div>
            <h1>{t("product")}</h1>
            <p>{t("motto")}</p>
          </div>
        </div>
        <form onSubmit={send}>
          {signIn.error ? <RefusalAlert error={signIn.error} /> : null}
          <Field label={t("login")}>{(props) => <Input {...props} value={login} autoComplete="username" onChange={(event) => setLogin(event.target.value)} />}</Field>
          <Field label={t("password")}>
            {(props) => <Input.Password {...props} value={password} autoComplete="current-password" onChange={(event) => setPassword(event.target.value)} />}
          </Field>
          <Button type="primary" htmlType="submit" block loading={signIn.isPending} disabled={!login || !password}>
            {t("sign_in")}
          </Button>
        </form>
        {accounts.length > 0 ? (
          <section className="demo-accounts" aria-label={t("demo.title")}>
            <h2>{t("demo.title")}</h2>
            <p className="quiet">{t("demo.text")}</p>
            <ul>
              {accounts.map((account) => (
                <li key={account.login}>
                  <button type="button" disabled={signIn.isPending} onClick={() => signIn.mutate({ login: account.login, password: account.password })}>
                    <strong>{account.org_name}</strong>
                    <span>{t("demo.line", { name: account.name, roles: account.roles.map((role) => t(`common:role.${role}`, { defaultValue: role })).join(t("common:comma")) })}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </main>
  );
}
