import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { paths } from "@/lib/paths";
import { Nothing, Page } from "@/ui";

export function LostPage() {
  const { t } = useTranslation("session");
  return (
    <Page title={t("lost.title")}>
      <Nothing text={t("lost.text")}>
        <Link to={paths.inbox()}>{t("lost.home")}</Link>
      </Nothing>
    </Page>
  );
}
