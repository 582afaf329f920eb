import type { JSX } from 'preact';
import { Card } from '../../parts/card.tsx';

export interface OrderingsView {
  readonly sum: string;
  readonly settled: readonly { readonly said: string; readonly isKept: boolean }[];
  readonly open: number;
}

/** How the case goes against chance: every ordering that is settled, in words. */
export function OrderingsCard({ view }: { view: OrderingsView }): JSX.Element {
  return (
    <Card title="What came first" look="panel" id="orderings">
      <p>{view.sum}</p>
      <details>
        <summary class="small">
          {view.open === 0
            ? 'All twelve orderings'
            : `The orderings that are settled; ${view.open} ${view.open === 1 ? 'is' : 'are'} open`}
        </summary>
        <ul>
          {view.settled.map(({ said, isKept }) => (
            <li key={said}>
              {said}: <b>{isKept ? 'yes' : 'no'}</b>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}
