import type { ComponentChildren, JSX } from 'preact';

/** A band around a page that is seen through somebody else's eyes. Every control on it is off; only the way back works. */
export function ViewedAs(props: { who: string; back: string; children: ComponentChildren }): JSX.Element {
  return (
    <>
      <section class="mode" aria-label="Seen as somebody else">
        <div class="wrap wrap-wide">
          <strong>READ ONLY</strong> This is what {props.who} sees now. Nothing here can be sent, and that you looked is
          on record. <a href={props.back}>Back to the case</a>
        </div>
      </section>
      <fieldset disabled role="none">
        {props.children}
      </fieldset>
    </>
  );
}
