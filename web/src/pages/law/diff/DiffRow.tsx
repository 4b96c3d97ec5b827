import { useTranslation } from "react-i18next";
import type { Difference, Side } from "@/api/types";
import { Cited } from "@/ui";

/** One matter: what each law says, or that it is silent. On a phone the sides stand below one another, each with its law. */
export function DiffRow({ item, left, right }: { item: Difference; left: string; right: string }) {
  return (
    <tr>
      <th scope="row">
        {item.label} {item.name ? <span className="quiet">{item.name}</span> : null}
        <code>{item.key}</code>
      </th>
      <SideCell side={item.left} law={left} />
      <SideCell side={item.right} law={right} />
    </tr>
  );
}

function SideCell({ side, law }: { side: Side; law: string }) {
  const { t } = useTranslation("law");
  const name = (
    <span className="diff-law" aria-hidden>
      {law}
    </span>
  );
  if (side.says === "silent") {
    return (
      <td className="silent">
        {name}
        <span className="tag mute">{t("diff.silent")}</span>
        {side.why ? <p className="quiet">{side.why}</p> : null}
      </td>
    );
  }
  const more = [side.from ? t("diff.from", { event: side.from.label }) : "", side.by ? t("diff.by", { role: side.by.label }) : ""].filter(Boolean);
  return (
    <td>
      {name}
      <strong className="diff-value">{side.value}</strong>
      {more.length > 0 ? <p>{more.join(t("common:semicolon"))}</p> : null}
      <Cited citation={side.citation} />
      {side.reading ? <p className="quiet">{t("diff.reading", { text: side.reading })}</p> : null}
    </td>
  );
}
