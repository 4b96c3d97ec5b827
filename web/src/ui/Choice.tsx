import type { SelectHTMLAttributes } from "react";

type Option = { value: string; label: string };
type Props = Omit<SelectHTMLAttributes<HTMLSelectElement>, "onChange" | "value"> & {
  value: string;
  options: Option[];
  onChange: (value: string) => void;
  empty?: string;
  status?: "error";
};

/** A choice of one: the browser's own list, quick with a keyboard, on a phone and in long tables. */
export function Choice({ value, options, onChange, empty, status, className, ...rest }: Props) {
  return (
    <select {...rest} className={`choice ${status ?? ""} ${className ?? ""}`} value={value} onChange={(event) => onChange(event.target.value)}>
      {empty !== undefined ? <option value="">{empty}</option> : null}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
