import type { JSX } from 'preact';
import { CodeBlock } from '../code-block.tsx';
import { type Block, type ListItem, readBlocks } from './blocks.ts';
import { type Inline, readInline } from './inline.ts';

type Links = 'live' | 'shown';

function Run({ parts, links }: { parts: readonly Inline[]; links: Links }): JSX.Element {
  return (
    <>
      {parts.map((part) => {
        switch (part.kind) {
          case 'text':
            return part.text;
          case 'break':
            return <br />;
          case 'code':
            return <code>{part.text}</code>;
          case 'strong':
            return (
              <strong>
                <Run parts={part.inside} links={links} />
              </strong>
            );
          case 'emphasis':
            return (
              <em>
                <Run parts={part.inside} links={links} />
              </em>
            );
          case 'link':
            return links === 'live' ? (
              <a href={part.href} rel="noopener noreferrer nofollow">
                <Run parts={part.inside} links={links} />
              </a>
            ) : (
              <ShownLink part={part} />
            );
        }
        return null;
      })}
    </>
  );
}

/** A link from a stranger: label and address to read, nothing to press. */
function ShownLink({ part }: { part: Extract<Inline, { kind: 'link' }> }): JSX.Element {
  const label = part.inside.map((each) => ('text' in each ? each.text : '')).join('');
  return <span class="shown-link">{label === part.href ? part.href : `${label} (${part.href})`}</span>;
}

function List(props: { items: readonly ListItem[]; ordered: boolean; links: Links }): JSX.Element {
  const Tag = props.ordered ? 'ol' : 'ul';
  return (
    <Tag>
      {props.items.map((item) => (
        <li>
          <Run parts={readInline(item.text)} links={props.links} />
          {item.under.length > 0 ? <List items={item.under} ordered={false} links={props.links} /> : null}
        </li>
      ))}
    </Tag>
  );
}

function Piece({ block, links, level }: { block: Block; links: Links; level: number }): JSX.Element {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Run parts={readInline(block.text)} links={links} />
        </p>
      );
    case 'heading': {
      const Tag = `h${Math.min(level + block.depth - 1, 6)}` as 'h3';
      return (
        <Tag>
          <Run parts={readInline(block.text)} links={links} />
        </Tag>
      );
    }
    case 'code':
      return <CodeBlock text={block.text} />;
    case 'quote':
      return (
        <blockquote>
          {readBlocks(block.text).map((inner) =>
            inner.kind === 'quote' ? <p>{inner.text}</p> : <Piece block={inner} links={links} level={level} />,
          )}
        </blockquote>
      );
    case 'list':
      return <List items={block.items} ordered={block.ordered} links={links} />;
  }
}

/**
 * A small safe subset of Markdown as elements: paragraphs, headings, lists, quotations, code,
 * emphasis, links to web and mail. The highest heading becomes `level`, whatever it was. Everything else, HTML above all, comes out as the text it is.
 * `links: 'shown'` prints addresses without making them live: for text that strangers wrote.
 */
export function Markdown(props: { text: string; links?: Links; level?: number }): JSX.Element {
  const blocks = readBlocks(props.text);
  const depths = blocks.flatMap((block) => (block.kind === 'heading' ? [block.depth] : []));
  const level = (props.level ?? 2) + 1 - Math.min(...depths, 6);
  return (
    <div class="prose">
      {blocks.map((block) => (
        <Piece block={block} links={props.links ?? 'live'} level={level} />
      ))}
    </div>
  );
}
