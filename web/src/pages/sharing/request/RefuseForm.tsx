import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BasisRef } from "@/api/types";
import { BasisPicker, FaultScope, Field, goToFault, RefusalAlert } from "@/ui";

type Props = { busy: boolean; error: unknown; onSend: (basis: BasisRef | null, reason: string) => void };

/** Refuses with a basis. Whether the basis suffices is the server's to say. */
export function RefuseForm({ busy, error, onSend }: Props) {
  const { t } = useTranslation("sharing");
  const [basis, setBasis] = useState<BasisRef | null>(null);
  const [reason, setReason] = useState("");
  return (
    <FaultScope error={error}>
      {error ? <RefusalAlert error={error} onFault={goToFault} /> : null}
      <div className="form">
        <Field label={t("refusal_basis")} place="basis" required wide group lawKey="sharing.refuse_basis" help={t("help.refuse_basis")}>
          {(props) => <BasisPicker {...props} suffices="sharing.refuse_basis" value={basis} onChange={setBasis} />}
        </Field>
        <Field label={t("refusal_reason")} place="reason" wide>
          {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2 }} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      </div>
      <Button danger type="primary" loading={busy} onClick={() => onSend(basis, reason)}>
        {t("refuse_send")}
      </Button>
    </FaultScope>
  );
}
