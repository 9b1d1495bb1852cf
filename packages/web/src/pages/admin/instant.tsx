// SPDX-License-Identifier: Apache-2.0

/** A moment to the second (UTC); `time` is ISO 8601. */
export function Instant({ time }: { readonly time: string }) {
  return (
    <time dateTime={time} className="instant">
      {time.slice(0, 10)} {time.slice(11, 19)}
    </time>
  );
}
