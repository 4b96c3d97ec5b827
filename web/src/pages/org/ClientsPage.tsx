import { Button, Input, Modal } from "antd";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useAddClient, useClients } from "@/api/org";
import { useMe } from "@/api/session";
import type { NewClient } from "@/api/types";
import { CopyButton, FaultScope, Facts, Field, Loaded, Nothing, Page, RefusalAlert, Rows, Section } from "@/ui";

/** The organization's programs; a new one's secret is shown once. */
export function ClientsPage() {
  const { t } = useTranslation("org");
  const me = useMe();
  const clients = useClients();
  const add = useAddClient();
  const [name, setName] = useState("");
  const [made, setMade] = useState<NewClient | null>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(name.trim(), {
      onSuccess: (client) => {
        setMade(client);
        setName("");
      },
    });
  };
  return (
    <Page title={t("title")} lead={t("lead", { org: me.org.name })}>
      <Section title={t("add_title")}>
        {add.error ? <RefusalAlert error={add.error} /> : null}
        <FaultScope error={add.error}>
          <form onSubmit={send} className="form inline">
            <Field label={t("name")} place="name" required help={t("name_help")}>
              {(props) => <Input {...props} value={name} onChange={(event) => setName(event.target.value)} />}
            </Field>
            <Button type="primary" htmlType="submit" loading={add.isPending} disabled={!name.trim()}>
              {t("add")}
            </Button>
          </form>
        </FaultScope>
      </Section>
      <Section title={t("list_title")}>
        <Loaded query={clients}>
          {({ items }) =>
            items.length === 0 ? (
              <Nothing text={t("empty")} />
            ) : (
              <Rows
                rows={items}
                label={t("list_title")}
                rowKey={(client) => client.id}
                columns={[
                  { key: "name", title: t("name"), head: true, render: (client) => client.name },
                  { key: "id", title: t("id"), render: (client) => <code>{client.id}</code> },
                  { key: "copy", title: <span className="sr">{t("copy_id")}</span>, width: 120, render: (client) => <CopyButton text={client.id} label={t("copy_id")} /> },
                ]}
              />
            )
          }
        </Loaded>
      </Section>
      <Modal
        open={made !== null}
        title={t("made_title")}
        closable={false}
        keyboard={false}
        mask={{ closable: false }}
        footer={
          <Button type="primary" onClick={() => setMade(null)}>
            {t("made_done")}
          </Button>
        }
      >
        <p className="notice">{t("made_once")}</p>
        {made ? (
          <Facts
            facts={[
              [t("name"), made.name],
              [t("id"), <Copyable key="id" text={made.id} />],
              [t("secret"), <Copyable key="secret" text={made.secret} testid="secret" />],
            ]}
          />
        ) : null}
      </Modal>
    </Page>
  );
}

function Copyable({ text, testid }: { text: string; testid?: string }) {
  return (
    <span className="copyable">
      <code className="hash" data-testid={testid}>
        {text}
      </code>
      <CopyButton text={text} />
    </span>
  );
}
