// SPDX-License-Identifier: Apache-2.0
/** A moment as its day (UTC), the exact time on hovering and for programs; `time` is ISO 8601. */
export function Moment({ time }: { readonly time: string }) {
  return (
    <time dateTime={time} title={time}>
      {time.slice(0, 10)}
    </time>
  );
}
