import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { usePacks } from "@/api/law";
import type { PackHead, Stance } from "@/api/types";
import { day } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Loaded, Nothing, Page, Section } from "@/ui";
import { PackCard } from "./list/PackCard";
import { Words } from "./list/Words";
import { marks } from "./tags";

const stances: Stance[] = ["binding", "simulated", "known"];

/** Every law the node knows: what binds, what is only simulated, what is at hand. */
export function LawListPage() {
  const { t } = useTranslation("law");
  const query = usePacks();
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing text={t("empty")} />
          ) : (
            <>
              <Warnings packs={items} />
              {stances.map((stance) => {
                const here = items.filter((pack) => pack.stance === stance);
                return here.length === 0 ? null : (
                  <Section key={stance} title={t(`stance.${stance}`)} extra={<span className="quiet">{t(`stance_lead.${stance}`)}</span>}>
                    <ul className="packs">
                      {here.map((pack) => (
                        <PackCard key={pack.id} head={pack} packs={items} />
                      ))}
                    </ul>
                  </Section>
                );
              })}
              <Words />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** Laws that run out, or have. */
function Warnings({ packs }: { packs: PackHead[] }) {
  const { t } = useTranslation("law");
  const found = packs.flatMap((pack) => {
    const mark = marks(pack).find((one) => one === "expiring" || one === "expired");
    return mark ? [{ pack, mark }] : [];
  });
  if (found.length === 0) return null;
  return (
    <ul className="notice">
      {found.map(({ pack, mark }) => (
        <li key={pack.id}>
          <Link to={paths.pack(pack.id)}>{t(`${mark}_line`, { law: t("book", { title: pack.title }), n: pack.days_left, day: day(pack.until) })}</Link>
        </li>
      ))}
    </ul>
  );
}
