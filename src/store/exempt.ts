/**
 * Tables without the policy `own_project`, each with its reason. Every other table carries `project`, and row-level
 * security binds it for the owner too; `catalogue.test.ts` holds the database against this list.
 */
export const exemptTables: Readonly<Record<string, string>> = {
  instance: 'flags of the whole instance: no row belongs to a project',
  migrations: 'the history of the schema: the application role has no right to it',
  projects:
    'a project is found by its host name before any project is known; a policy of its own shows a project itself alone',
};

/**
 * Tables that a backup leaves out, each with its reason.
 */
export const unsavedTables: Readonly<Record<string, string>> = {
  migrations: 'restored by running the migrations',
  sessions: 'a session that was ended after the backup must not come back',
  challenges: 'half-finished sign-ins end with the minute',
  links: 'a one-time link that was used after the backup must not work again',
  login_requests: 'half-finished sign-ins end with the minute',
  calendar_links: 'a calendar link that was revoked after the backup must not work again',
};
