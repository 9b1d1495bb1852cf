// SPDX-License-Identifier: Apache-2.0
export interface CopyBlockProps {
  readonly title: string;
  readonly text: string;
  /** Depth of its heading in the page. */
  readonly level?: 3 | 4 | undefined;
}

/** Text to copy under a heading of its own; `assets/` adds a button where scripts run. Scrolls inside itself. */
export function CopyBlock({ title, text, level = 3 }: CopyBlockProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="copy">
      <Heading>{title}</Heading>
      <pre tabIndex={0} role="group" aria-label={title} data-copy="">
        <code>{text.trimEnd()}</code>
      </pre>
    </div>
  );
}
