// SPDX-License-Identifier: Apache-2.0
import type { InputHTMLAttributes, ReactNode } from 'react';

export interface FieldProps extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'defaultValue' | 'required' | 'pattern' | 'min' | 'max' | 'maxLength' | 'placeholder'
> {
  readonly name: string;
  readonly label: string;
  /** What belongs in it. */
  readonly note?: ReactNode;
}

/** A field of a form with its label, and what belongs in it. */
export function Field({ name, label, note, ...input }: FieldProps) {
  const noteId = note === undefined ? undefined : `${name}-note`;
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        name={name}
        aria-describedby={noteId}
        autoComplete="off"
        spellCheck={false}
        {...input}
      />
      {note === undefined ? null : <small id={noteId}>{note}</small>}
    </div>
  );
}
