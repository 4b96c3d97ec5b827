import { Steps } from "antd";
import { useTranslation } from "react-i18next";
import { usePhone } from "@/lib/screen";
import { Choice } from "./Choice";

type Props = { titles: string[]; at: number; onGo: (step: number) => void };

/** The steps of a wizard, each of which can be gone to; one line on a phone. */
export function WizardSteps({ titles, at, onGo }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  if (!phone) return <Steps current={at} onChange={onGo} size="small" className="wizard-steps" items={titles.map((title) => ({ title }))} />;
  const options = titles.map((title, n) => ({ value: String(n), label: t("wizard.step", { n: n + 1, all: titles.length, title }) }));
  return <Choice className="wizard-steps" aria-label={t("wizard.label")} value={String(at)} options={options} onChange={(step) => onGo(Number(step))} />;
}
