import type { ComponentChildren, JSX } from 'preact';

/** The page's one `h1`, what it is about, and what can be done. */
export function PageHeading(props: {
  title: ComponentChildren;
  eyebrow?: ComponentChildren;
  lead?: ComponentChildren;
  /** For titles written by people, which may be long. */
  long?: boolean;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <div class={props.long ? 'page-head page-head-long' : 'page-head'}>
      {props.eyebrow ? <p class="eyebrow">{props.eyebrow}</p> : null}
      <h1>{props.title}</h1>
      {props.lead ? <p class="lead">{props.lead}</p> : null}
      {props.children}
    </div>
  );
}

/** A part of a page under an `h2` with a rule; `aside` stands at its right. */
export function Section(props: {
  title: string;
  id?: string;
  aside?: ComponentChildren;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <section class="stack" aria-labelledby={props.id ? `${props.id}-title` : undefined} id={props.id}>
      <div class="section-head">
        <h2 id={props.id ? `${props.id}-title` : undefined}>{props.title}</h2>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}
