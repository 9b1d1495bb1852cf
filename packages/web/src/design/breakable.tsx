// SPDX-License-Identifier: Apache-2.0
import { Fragment } from 'react';

/** A long name that may wrap at its dots, hyphens, underscores, slashes and inner capitals. */
export function Breakable({ text }: { readonly text: string }) {
  const parts = text.split(/(?=\.)|(?<=[-_/:])|(?<=[a-z])(?=[A-Z])/);
  return parts.map((part, index) => (
    // The parts of one name never change place.
    <Fragment key={index}>
      {index === 0 ? null : <wbr />}
      {part}
    </Fragment>
  ));
}
