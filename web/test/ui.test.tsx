import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { ApiProblem } from "../src/api/client";
import type { Due, Level } from "../src/api/types";
import { Countdown, Field, FaultScope, RefusalAlert } from "../src/ui";
import { serve, show } from "./render";

const citation = { pack: "guangdong-2021", pack_title: "广东省公共数据管理办法", article: 23, paragraph: 2, text: "《广东省公共数据管理办法》第二十三条第二款", id: "GD-23.2" };
const due = (days_left: number, level: Level): Due => ({ due: "", due_text: "2026年3月9日", started: "", citation, provisional: false, met: null, days_left, level });
const refusal = new ApiProblem({ title: "不予受理", status: 422, detail: "须有法定依据", code: "sharing.refuse_basis", citation, remedy: "请选择条款", faults: [{ place: "basis", message: "请选择依据" }], act: 0 });

describe("a countdown", () => {
  it.each([
    [5, "green", "正常 · 剩 5 个工作日"],
    [1, "yellow", "临期 · 剩 1 个工作日"],
    [0, "red", "紧急 · 今日到期"],
    [-2, "overdue", "已逾期 · 超 2 个工作日"],
    [3, "done", "已办结"],
  ] as [number, Level, string][])("says %i days, %s, in words", (days, level, words) => {
    const { container } = show(<Countdown clock={due(days, level)} />);
    expect(container.querySelector(".countdown")?.textContent?.trim()).toBe(words);
    expect(container.querySelector(".countdown .anticon")).not.toBeNull();
  });

  it("opens its article by keyboard", async () => {
    serve("minzheng");
    show(<Countdown clock={due(5, "green")} />);
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByText(citation.text)).toBeTruthy();
    expect(screen.getByText(/GD-23\.2/)).toBeTruthy();
  });
});

describe("a refusal", () => {
  it("names article, remedy, the place at fault and its leaf, also the first one", async () => {
    const go = vi.fn();
    show(<RefusalAlert error={refusal} onFault={go} />);
    const text = screen.getByRole("alert").textContent ?? "";
    for (const word of ["不予受理：须有法定依据", citation.text, "请选择条款", "第 0 号"]) expect(text).toContain(word);
    await userEvent.click(screen.getByRole("button", { name: "请选择依据" }));
    expect(go).toHaveBeenCalledWith("basis");
  });

  it("marks the field it speaks of", () => {
    show(
      <FaultScope error={refusal}>
        <Field label="依据" place="basis">
          {({ status, ...props }) => <input {...props} className={status} />}
        </Field>
      </FaultScope>,
    );
    const field = screen.getByLabelText("依据");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent).toBe("请选择依据");
  });

  it("is told apart from a failure of the machine", () => {
    show(<RefusalAlert error={new ApiProblem({ title: "", status: 0, detail: "", code: "network" })} />);
    expect(screen.getByRole("alert").textContent).toContain("连接不上服务器");
    expect(screen.getByRole("alert").className).toContain("broken");
  });
});
