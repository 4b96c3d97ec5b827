import { Button, Input } from "antd";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useClients } from "@/api/org";
import { paths } from "@/lib/paths";
import { Field } from "@/ui";

type Props = { token: string; busy: boolean; onToken: (token: string) => void; onTake: (client: string, secret: string) => void };

/** A client's credentials for a short-lived token, or a token already held. */
export function TokenForm({ token, busy, onToken, onTake }: Props) {
  const { t } = useTranslation("sharing");
  const clients = useClients().data?.items ?? [];
  const [client, setClient] = useState("");
  const [secret, setSecret] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    onTake(client.trim(), secret.trim());
  };
  return (
    <form onSubmit={send}>
      <div className="form">
        <Field label={t("client_id")} help={clients.length === 0 ? <Link to={paths.clients()}>{t("no_client")}</Link> : t("client_help")}>
          {(props) => (
            <>
              <Input {...props} list="own-clients" autoComplete="off" value={client} onChange={(event) => setClient(event.target.value)} />
              <datalist id="own-clients">
                {clients.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label={t("client_secret")}>{(props) => <Input.Password {...props} autoComplete="off" value={secret} onChange={(event) => setSecret(event.target.value)} />}</Field>
      </div>
      <Button htmlType="submit" loading={busy} disabled={!client || !secret}>
        {t("take_token")}
      </Button>
      <Field label={t("token")} help={t("token_help")} wide>
        {(props) => <Input {...props} value={token} autoComplete="off" onChange={(event) => onToken(event.target.value.trim())} />}
      </Field>
    </form>
  );
}
