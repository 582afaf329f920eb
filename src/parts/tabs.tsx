import type { JSX } from 'preact';

export interface TabLink {
  readonly href: string;
  readonly text: string;
  readonly isHere?: boolean | undefined;
  readonly count?: number | undefined;
}

/** Views of one thing as plain links: every view has an address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly TabLink[] }): JSX.Element {
  return (
    <nav aria-label={label}>
      <ul class="tabs">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.isHere ? 'page' : undefined}>
              {tab.text}
              {tab.count === undefined ? null : <span class="count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
