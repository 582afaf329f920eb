/** What an API token may be good for. A token never does more than the account behind it may do. */
export const scopes = [
  'case:read',
  'case:write',
  'notice:send',
  'embargo:write',
  'release:write',
  'distributor:read',
  'distributor:write',
  'metrics:read',
] as const;
export type Scope = (typeof scopes)[number];

/** Whether a text names a scope. */
export function isScope(text: string): text is Scope {
  return (scopes as readonly string[]).includes(text);
}
