import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

/** Speaks the Language Server Protocol over a child's standard streams. */
class Client {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #answers = new Map<number, (result: unknown) => void>();
  readonly #diagnostics = new Map<string, (messages: readonly string[]) => void>();
  #bytes = Buffer.alloc(0);
  #last = 0;

  constructor() {
    const program = resolve('node_modules/yaml-language-server/bin/yaml-language-server');
    this.#server = spawn(process.execPath, [program, '--stdio']);
    this.#server.stdout.on('data', (chunk: Buffer) => this.#receive(chunk));
  }

  request(method: string, params: unknown): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    this.#send({ id, method, params });
    return new Promise((answer) => this.#answers.set(id, answer));
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** The messages of the next diagnostics of a document that come after it is opened. */
  open(uri: string, text: string): Promise<readonly string[]> {
    const published = new Promise<readonly string[]>((done) => this.#diagnostics.set(uri, done));
    const textDocument = { uri, languageId: 'yaml', version: 1, text };
    this.notify('textDocument/didOpen', { textDocument });
    return published;
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.#server.once('exit', done));
    await this.request('shutdown', null);
    this.notify('exit', null);
    await ended;
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(chunk: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    for (;;) {
      const head = this.#bytes.indexOf('\r\n\r\n');
      if (head === -1) return;
      const length = Number(
        /Content-Length: (\d+)/i.exec(this.#bytes.toString('utf8', 0, head))?.[1],
      );
      const end = head + 4 + length;
      if (this.#bytes.length < end) return;
      const message = JSON.parse(this.#bytes.toString('utf8', head + 4, end)) as Message;
      this.#bytes = this.#bytes.subarray(end);
      this.#handle(message);
    }
  }

  #handle(message: Message): void {
    if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params as {
        uri: string;
        diagnostics: readonly { message: string }[];
      };
      this.#diagnostics.get(uri)?.(diagnostics.map((diagnostic) => diagnostic.message));
    } else if (message.method !== undefined && message.id !== undefined) {
      // The server asks for its settings, or to register for changes of them.
      const items = (message.params as { items?: readonly unknown[] }).items ?? [];
      this.#send({ id: message.id, result: items.map(() => SETTINGS) });
    } else if (message.id !== undefined) {
      this.#answers.get(message.id)?.(message.result);
    }
  }
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

// Nothing is fetched: the film itself says where its schema is.
const SETTINGS = {
  schemaStore: { enable: false },
  validate: true,
  hover: true,
  completion: true,
};

const headerOf = (schema: string): string =>
  `# yaml-language-server: $schema=${pathToFileURL(resolve('schemas', schema)).href}`;
const uriOf = (name: string): string => pathToFileURL(resolve('test/fixtures/specs', name)).href;
const films = new Map<string, string>();

describe('an editor with the YAML language server knows films', () => {
  let client: Client;

  const open = async (
    name: string,
    body: string,
    schema = 'film.schema.json',
  ): Promise<readonly string[]> => {
    const text = `${headerOf(schema)}\n${body}`;
    films.set(name, text);
    return client.open(uriOf(name), text);
  };
  /** Line and character, from 0, of the end of a phrase. */
  const endOf = (name: string, phrase: string): { line: number; character: number } => {
    const lines = (films.get(name) ?? '').split('\n');
    const line = lines.findIndex((words) => words.includes(phrase));
    return { line, character: (lines[line] ?? '').indexOf(phrase) + phrase.length };
  };
  const completionsAfter = async (name: string, phrase: string): Promise<readonly string[]> => {
    const position = endOf(name, phrase);
    const textDocument = { uri: uriOf(name) };
    const answer = await client.request('textDocument/completion', { textDocument, position });
    const { items } = answer as { items: readonly { label: string }[] };
    return items.map(({ label }) => label);
  };

  beforeAll(async () => {
    client = new Client();
    const capabilities = { workspace: { configuration: true } };
    await client.request('initialize', { processId: null, rootUri: null, capabilities });
    client.notify('initialized', {});
    client.notify('workspace/didChangeConfiguration', { settings: { yaml: SETTINGS } });
  });
  afterAll(() => client.close());

  test('it finds nothing wrong with a film that is right, with aliases and variables in it', async () => {
    const found = await open(
      'right.yaml',
      `title: T
vars: { length: 6s }
shots:
  - id: 12A
    size: close-up
    movement: slow push in
    duration: \${length}
    action: The orb waits.
`,
    );
    expect(found).toEqual([]);
  });

  test('it reports a key that is not known, and a value of the wrong type', async () => {
    const found = await open(
      'wrong.yaml',
      'title: T\nshots:\n  - id: a\n    camra: 1\n    action: 5\n',
    );
    expect(found.toSorted()).toEqual([
      expect.stringContaining('Incorrect type'),
      expect.stringContaining('camra'),
    ]);
  });

  test('it completes the fields of a shot and the terms of a field', async () => {
    await open('typing.yaml', 'title: T\nshots:\n  - id: a\n    size: \n    fra\n');
    expect(await completionsAfter('typing.yaml', '    fra')).toEqual(
      expect.arrayContaining(['framing', 'camera', 'transition', 'sound_policy']),
    );
    expect(await completionsAfter('typing.yaml', 'size: ')).toEqual(
      expect.arrayContaining(['ews', 'ws', 'mcu', 'ecu']),
    );
  });

  test('it explains a field under the pointer', async () => {
    await open(
      'hover.yaml',
      'title: T\nshots:\n  - id: a\n    join: chain\n    duration: 6s\n    action: The orb waits.\n',
    );
    const textDocument = { uri: uriOf('hover.yaml') };
    const hover = async (phrase: string): Promise<string> => {
      const position = endOf('hover.yaml', phrase);
      return JSON.stringify(await client.request('textDocument/hover', { textDocument, position }));
    };
    expect(await hover('    joi')).toContain('How a shot meets the one before it');
    expect(await hover('    dura')).toContain('How long the shot is');
    expect(await hover('    act')).toContain('What happens, in a sentence or two');
  });

  describe('and files that films include', () => {
    const openPart = (name: string, body: string): Promise<readonly string[]> =>
      open(name, body, 'film-part.schema.json');

    test('it finds nothing wrong with one that is right, though it has no title and no shots', async () => {
      const text = 'characters:\n  emma: { name: Emma, palette: ["${coat}", "#5A3825"] }\n';
      expect(await openPart('cast.yaml', text)).toEqual([]);
      expect(await open('cast-as-film.yaml', text)).toEqual([
        expect.stringContaining('Missing property "title"'),
      ]);
    });

    test('it reports what only a film may say, and mistakes in what a part may', async () => {
      const found = await openPart(
        'wrong-part.yaml',
        'title: T\ncharacters:\n  emma: { nmae: Emma }\n',
      );
      expect(found.toSorted()).toEqual([
        expect.stringContaining('nmae'),
        expect.stringContaining('title'),
      ]);
    });

    test('it completes the keys of a part, and explains them', async () => {
      await openPart('typing-part.yaml', 'x-mine: 1\ncharacters:\n  emma:\n    na\n');
      expect(await completionsAfter('typing-part.yaml', '    na')).toEqual(
        expect.arrayContaining(['name', 'identity', 'wardrobe']),
      );
      const position = endOf('typing-part.yaml', 'chara');
      const textDocument = { uri: uriOf('typing-part.yaml') };
      const hover = await client.request('textDocument/hover', { textDocument, position });
      expect(JSON.stringify(hover)).toContain('Who or what acts, by name');
    });
  });
});
