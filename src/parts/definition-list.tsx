import type { ComponentChildren, JSX } from 'preact';

export interface Fact {
  readonly term: string;
  readonly is: ComponentChildren;
}

/** Terms and what they are; `inRow` puts them side by side where there is room. Empty facts are left out. */
export function DefinitionList({ facts, inRow }: { facts: readonly Fact[]; inRow?: boolean }): JSX.Element {
  return (
    <dl class={inRow ? 'facts facts-row' : 'facts'}>
      {facts
        .filter(({ is }) => is !== null && is !== undefined && is !== '')
        .map(({ term, is }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{is}</dd>
          </div>
        ))}
    </dl>
  );
}
