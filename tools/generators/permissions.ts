import { roles } from '../../src/core/access/actor.ts';
import { type RouteAccess, routeAccess } from '../../src/core/access/routes.ts';
import { scopes } from '../../src/core/access/scopes.ts';
import { steps } from '../../src/core/process/index.ts';

/** Who may take which step and call which route: the two tables that the product itself reads. */
export function generate(): string {
  const parties = [...roles, 'reporter', 'distributor', 'system'] as const;
  const rows = steps.map(
    (step) =>
      `| ${step.title}${step.grave ? ' †' : ''} | ${parties.map((party) => (step.who.includes(party) ? 'yes' : '')).join(' | ')} | \`${step.scope ?? 'case:write'}\` |\n`,
  );
  return `# Who may do what

Written by \`npm run generate\` from \`src/core/access\` and \`src/core/process/steps\`: do not edit.

Being named here is the first of three conditions. A person must also be allowed to see the case at all (\`maySeeCase\` in
\`src/core/access\`: responders and leads see every case of their project, developers and release managers those that they
are members of, administrators none, nobody a case in which they declared a conflict), and every gate of the step must
be open ([process.md](process.md)).

## Steps of a case

A step marked † cannot be taken back: a page asks for a passkey shown in the last five minutes, the API for an
\`Idempotency-Key\`, the command line for the number of the case once more.

| step | ${parties.join(' | ')} | scope of an API token |
|---|${parties.map(() => '---|').join('')}---|
${rows.join('')}
## Pages and API

Who may call a route at all; which cases, notices and organisations they then see is decided as above.

| route | who | scope of an API token |
|---|---|---|
${Object.entries(routeAccess)
  .map(([id, access]) => routeRow(id, access))
  .join('')}
An API token carries scopes as well, and never does more than the account behind it: ${scopes.map((it) => `\`${it}\``).join(', ')}.
`;
}

const routeRow = (id: string, { who, scope, demo }: RouteAccess): string =>
  `| \`${id}\`${demo ? ' (demonstration only)' : ''} | ${who.join(', ')} | ${scope ? `\`${scope}\`` : ''} |\n`;
