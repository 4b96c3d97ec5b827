import { LogoutOutlined, MenuOutlined } from "@ant-design/icons";
import { Button, Drawer } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSignOut } from "@/api/session";
import type { Me } from "@/api/types";
import { day } from "@/lib/format";
import { usePhone } from "@/lib/screen";
import { useScrollTop } from "@/lib/scroll";
import { Mark } from "./Mark";
import { Rooms } from "./Rooms";

function Who({ me }: { me: Me }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <div className="who">
      <span>
        <strong>{me.org.name}</strong> {me.person.name}
        <small>{me.person.roles.map((role) => t(`role.${role}`, { defaultValue: role })).join(t("comma"))}</small>
      </span>
      <Button type="text" icon={<LogoutOutlined />} onClick={() => signOut.mutate()}>
        {t("nav.sign_out")}
      </Button>
    </div>
  );
}

/** What surrounds every page: the node's name, the rooms, who is signed in. */
export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const { t } = useTranslation();
  const phone = usePhone();
  useScrollTop();
  const [open, setOpen] = useState(false);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t("nav.skip")}
      </a>
      {me.node.demo ? <div className="demo">{t("demo", { day: day(me.node.today) })}</div> : null}
      <header className="top">
        {phone ? <Button type="text" icon={<MenuOutlined />} aria-label={t("nav.open")} onClick={() => setOpen(true)} /> : null}
        <Mark />
        <span className="top-name">
          <strong>{t("product")}</strong>
          <span>{me.node.name}</span>
        </span>
        {phone ? null : <Who me={me} />}
      </header>
      <div className="middle">
        {phone ? (
          <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={260} title={t("product")} className="rooms-drawer">
            <Rooms onGo={() => setOpen(false)} />
            <Who me={me} />
          </Drawer>
        ) : (
          <Rooms />
        )}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
