import type { ComponentChildren, JSX } from 'preact';

/** A thing of its own with an edge. With `href` the whole card is the link. */
export function Card(props: {
  children: ComponentChildren;
  title?: ComponentChildren;
  aside?: ComponentChildren;
  href?: string;
  level?: 2 | 3;
  look?: 'plain' | 'panel' | 'strong';
  id?: string;
}): JSX.Element {
  const Title = props.level === 3 ? 'h3' : 'h2';
  const words = ['card'];
  if (props.look && props.look !== 'plain') words.push(`card-${props.look}`);
  if (props.href) words.push('card-link');
  return (
    <section class={words.join(' ')} id={props.id}>
      {props.title ? (
        <div class="card-head">
          <Title>{props.href ? <a href={props.href}>{props.title}</a> : props.title}</Title>
          {props.aside}
        </div>
      ) : null}
      {props.children}
    </section>
  );
}
