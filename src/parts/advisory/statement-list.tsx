import type { JSX } from 'preact';
import type { Advisory } from '../../core/advisory/advisory.ts';
import { sayStatement } from '../../core/advisory/statements.ts';

/** Products with the same code that are not affected, or not judged yet; nothing where there are none. */
export function StatementList({ advisory }: { advisory: Advisory }): JSX.Element | null {
  if (!advisory.statements?.length) return null;
  return (
    <ul class="list">
      {advisory.statements.map((statement) => (
        <li key={JSON.stringify(statement)}>{sayStatement(statement)}</li>
      ))}
    </ul>
  );
}
