import type { ComponentChildren, JSX } from 'preact';
import { Document } from './document.tsx';
import type { Frame } from './frame.ts';
import { ModeBar } from './mode-bar.tsx';
import { Nav, type NavLink } from './nav.tsx';
import { NowBar, type NowSentence } from './now-bar.tsx';
import { SiteFooter } from './site-footer.tsx';
import { Wordmark } from './wordmark.tsx';

/** The main places of the desk. */
export const deskPlaces: readonly NavLink[] = [
  { href: '/desk', text: 'Inbox', isExact: true, also: ['/desk/cases'] },
  { href: '/desk/distributors', text: 'Distributors' },
  { href: '/desk/deliveries', text: 'Deliveries', also: ['/desk/sent'] },
  { href: '/desk/mail', text: 'Mail' },
  { href: '/desk/rota', text: 'Rota' },
  { href: '/advisories', text: 'Advisories' },
];

const keeping = { href: '/desk/project', text: 'Project' };

const help = [
  { href: '/desk/regulatory', text: 'Reports and CVE ids' },
  { href: '/desk/leaks', text: 'Leaks' },
  { href: '/desk/sent', text: 'Sent, judged again' },
  { href: '/desk/drills', text: 'Fire drills' },
  { href: '/policy', text: 'Policy' },
  { href: '/', text: 'Public site' },
];

/** The team's frame: the NOW sentence stands on every page. `banner` is the embargo banner of a case's pages. */
export function DeskShell(props: {
  frame: Frame;
  title: string;
  now?: NowSentence | undefined;
  banner?: ComponentChildren;
  scripts?: readonly string[];
  refreshSeconds?: number | undefined;
  children: ComponentChildren;
}): JSX.Element {
  const { frame } = props;
  return (
    <Document
      frame={frame}
      title={`${props.title} · ${frame.project} desk`}
      shell="desk"
      scripts={props.scripts ?? []}
      refreshSeconds={props.refreshSeconds}
    >
      <ModeBar wide />
      <header class="top">
        <div class="wrap wrap-wide top-in">
          <Wordmark href="/desk" name={frame.project} sub="desk" />
          <Nav
            label="Main"
            links={frame.person?.role.includes('admin') ? [...deskPlaces, keeping] : deskPlaces}
            start
          />
          <p class="whoami">
            <span>
              {frame.person?.name} <span class="small">({frame.person?.role})</span>
            </span>
            <a href="/sign-out">Sign out</a>
          </p>
        </div>
      </header>
      {props.now ? <NowBar sentence={props.now} wide /> : null}
      {props.banner}
      <main id="main" tabIndex={-1}>
        <div class="wrap wrap-wide">{props.children}</div>
      </main>
      <SiteFooter links={help} wide />
    </Document>
  );
}
