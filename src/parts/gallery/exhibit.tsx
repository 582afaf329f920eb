import type { ComponentChildren, JSX } from 'preact';
import { Section } from '../page-heading.tsx';

/** One part of the gallery: its name, and the part in every state. */
export function Exhibit(props: { name: string; children: ComponentChildren }): JSX.Element {
  const id = props.name.toLowerCase().replace(/[^a-z]+/g, '-');
  return (
    <Section title={props.name} id={`part-${id}`}>
      {props.children}
    </Section>
  );
}
