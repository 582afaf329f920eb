import type { ComponentChildren, JSX } from 'preact';
import { type Frame, InFrame, linkTo } from './frame.ts';
import { stylesheetPath } from './style/stylesheet.ts';
import { ViewedAs } from './viewed-as.tsx';

/**
 * A whole HTML page. `title` is what tabs and shared screens show: never an embargoed case's title, only its number.
 * `scripts` are our own module addresses; a page works without them.
 */
export function Document(props: {
  frame: Frame;
  title: string;
  shell: 'public' | 'desk' | 'partner';
  indexed?: boolean;
  scripts?: readonly string[];
  alternates?: readonly { type: string; href: string; title: string }[];
  /** The page's own address, whole, where copies of it may stand elsewhere. */
  canonical?: string | undefined;
  refreshSeconds?: number | undefined;
  children: ComponentChildren;
}): JSX.Element {
  const { frame } = props;
  return (
    <html lang="en-GB" data-theme={frame.theme === 'auto' ? undefined : frame.theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title}</title>
        {props.indexed ? null : <meta name="robots" content="noindex" />}
        {props.refreshSeconds ? <meta http-equiv="refresh" content={String(props.refreshSeconds)} /> : null}
        <link rel="stylesheet" href={linkTo(frame, stylesheetPath)} />
        <link rel="icon" type="image/svg+xml" href={linkTo(frame, '/assets/tidegate.svg')} />
        {props.canonical ? <link rel="canonical" href={props.canonical} /> : null}
        {props.alternates?.map((each) => (
          <link rel="alternate" type={each.type} href={linkTo(frame, each.href)} title={each.title} key={each.href} />
        ))}
        {props.scripts?.map((address) => (
          <script type="module" src={address} key={address} />
        ))}
      </head>
      <body class={props.shell}>
        <a class="skip" href="#main">
          Skip to the main part
        </a>
        <InFrame frame={frame}>
          {frame.viewedAs ? <ViewedAs {...frame.viewedAs}>{props.children}</ViewedAs> : props.children}
        </InFrame>
      </body>
    </html>
  );
}
