import type { JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { errorAt, type GivenBack } from './unsent-card.tsx';

/** A member tells of its own leak where it reads the notice: what, to whom, when, how. Thanks come first. */
export function PartnerLeakCard({ notice, ...given }: { notice: string } & GivenBack): JSX.Element {
  const back = (name: 'what' | 'toWhom' | 'since' | 'how', id: string) => ({
    ...{ name, id },
    value: given.values?.[name],
    error: errorAt(given, id),
  });
  return (
    <Card title="Something got out?" look="panel" id="leak">
      <p>Tell the team exactly what and to whom, at once. Thanks come first.</p>
      <details open={given.errors !== undefined}>
        <summary>Report a leak</summary>
        <Form action="/partner/leak" hidden={{ notice }} label="Report a leak">
          <TextArea {...back('what', 'leak-what')} label="What got out" hint="As exactly as you can." rows={3} />
          <TextArea
            {...back('toWhom', 'leak-to-whom')}
            label="To whom"
            hint="People, lists, a public place."
            rows={2}
          />
          <TextInput
            {...back('since', 'leak-since')}
            label="When it got out (UTC)"
            kind="datetime-local"
            width="short"
            need="may"
          />
          <TextArea {...back('how', 'leak-how')} label="How, and is it still reachable" rows={2} need="may" />
          <FormActions>
            <Button look="main">Tell the team now</Button>
          </FormActions>
        </Form>
      </details>
    </Card>
  );
}
