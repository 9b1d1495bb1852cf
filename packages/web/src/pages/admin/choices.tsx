// SPDX-License-Identifier: Apache-2.0

export interface ChoicesProps {
  readonly name: string;
  readonly legend: string;
  readonly values: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
}

/** Several of a few. */
export function Choices({ name, legend, values, chosen }: ChoicesProps) {
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      {values.map(({ value, label }) => (
        <label key={value} className="choice">
          <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} /> {label}
        </label>
      ))}
    </fieldset>
  );
}
