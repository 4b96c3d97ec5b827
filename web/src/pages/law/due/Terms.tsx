import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LawWord } from "@/api/types";
import { Nothing } from "@/ui";
import { roomsOf, says, useRoom } from "../rooms";

type Choosing = { words: LawWord[]; chosen: string; onChoose: (key: string) => void };

/** The terms of the vocabulary, by room, to choose one from; those the law that binds leaves open stand apart. */
export function Terms({ words, chosen, onChoose }: Choosing) {
  const { t } = useTranslation("law");
  const room = useRoom();
  const [text, setText] = useState("");
  const wanted = text.trim();
  const found = words.filter((word) => word.form === "figure" && says(wanted, [word.label, word.key, room(word.room)]));
  const unruled = found.filter((word) => !word.ruled);
  return (
    <>
      <Input value={text} onChange={(event) => setText(event.target.value)} placeholder={t("due.search")} aria-label={t("due.search")} allowClear />
      {found.length === 0 ? <Nothing text={t("due.no_match")} /> : null}
      <div className="terms">
        <ByRoom words={found.filter((word) => word.ruled)} chosen={chosen} onChoose={onChoose} />
        {unruled.length > 0 ? (
          <details key={wanted ? "searched" : "all"} open={Boolean(wanted) || unruled.some((word) => word.key === chosen)}>
            <summary>{t("due.unruled", { n: unruled.length })}</summary>
            <ByRoom words={unruled} chosen={chosen} onChoose={onChoose} />
          </details>
        ) : null}
      </div>
    </>
  );
}

function ByRoom({ words, chosen, onChoose }: Choosing) {
  const room = useRoom();
  return (
    <>
      {roomsOf(words).map((name) => (
        <fieldset key={name}>
          <legend>{room(name)}</legend>
          {words
            .filter((word) => word.room === name)
            .map((word) => (
              <label key={word.key} className={word.key === chosen ? "chosen" : ""}>
                <input type="radio" name="term" value={word.key} checked={word.key === chosen} onChange={() => onChoose(word.key)} />
                {word.label}
              </label>
            ))}
        </fieldset>
      ))}
    </>
  );
}
