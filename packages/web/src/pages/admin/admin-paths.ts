// SPDX-License-Identifier: Apache-2.0

/** Paths of the pages and forms for who runs the marketplace. */
export const adminPaths = {
  overview: '/admin',
  signIn: '/admin/sign-in',
  signOut: '/admin/sign-out',
  endSession: '/admin/sessions/end',
  refresh: '/admin/refresh',
  rebuild: '/admin/rebuild',
  tokens: '/admin/tokens',
  endToken: '/admin/tokens/end',
  webhooks: '/admin/webhooks',
  changeWebhook: '/admin/webhooks/change',
  audit: '/admin/audit',
} as const;

/** The path that a sign-in link's secret leads to: to be printed behind the marketplace's address. */
export function signInPath(link: string): string {
  return `${adminPaths.signIn}?link=${encodeURIComponent(link)}`;
}
