import type { JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import { Form, FormActions } from '../../parts/form.tsx';

/** Where a person says what became of a message in doubt; nothing is sent a second time unless they ask for it here. */
export function DeliveryOutcomeForm(props: {
  readonly action: string;
  /** What it was and to whom, for those who do not see the row. */
  readonly about: string;
  /** Where the answer comes back to, if not to the list of deliveries. */
  readonly back?: string;
}): JSX.Element {
  return (
    <Form
      action={props.action}
      plain
      {...(props.back ? { hidden: { back: props.back } } : {})}
      label={`What became of the ${props.about}`}
    >
      <FormActions>
        <Button name="outcome" value="arrived">
          It arrived
        </Button>
        <Button name="outcome" value="lost">
          It is lost
        </Button>
        <Button name="outcome" value="again" look="danger">
          Send it again
        </Button>
      </FormActions>
    </Form>
  );
}
