import type { Host } from '../host.js';
import { Sessions } from '../sessions.js';
import { VERSION } from '../version.js';
import { TOOLS } from './tools.js';

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: { readonly name?: string; readonly arguments?: Readonly<Record<string, unknown>> };
}
/** The version of the Model Context Protocol that is spoken here. */
const PROTOCOL = '2025-06-18';
const INVALID = -32602;
const UNKNOWN = -32601;
const BROKEN = -32700;

/**
 * Answers a language model about the portfolio in a folder, one JSON-RPC message after the other, by the Model Context
 * Protocol. The files are read anew for each call, so that an answer is about what is on disk then.
 */
export async function answerMcp(line: string, host: Host, folder: string): Promise<string | undefined> {
  let message: Message;
  try {
    message = JSON.parse(line) as Message;
  } catch {
    return JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: BROKEN, message: 'this is no JSON' } });
  }
  const { id } = message;
  if (id === undefined || message.method === undefined) return undefined;
  const answer = await answerTo(message, host, folder);
  return JSON.stringify({ jsonrpc: '2.0', id, ...answer });
}

type Answer = { readonly result: unknown } | { readonly error: { readonly code: number; readonly message: string } };

async function answerTo({ method, params }: Message, host: Host, folder: string): Promise<Answer> {
  switch (method) {
    case 'initialize':
      return {
        result: {
          protocolVersion: PROTOCOL,
          capabilities: { tools: {} },
          serverInfo: { name: 'btaas', version: VERSION },
        },
      };
    case 'ping':
      return { result: {} };
    case 'tools/list':
      return {
        result: {
          tools: TOOLS.map(({ name, description, inputSchema }) => ({
            ...{ name, description, inputSchema, annotations: { readOnlyHint: true } },
          })),
        },
      };
    case 'tools/call':
      return call(params?.name, params?.arguments ?? {}, host, folder);
    default:
      return { error: { code: UNKNOWN, message: `there is no method "${method}"` } };
  }
}

async function call(
  name: string | undefined,
  input: Readonly<Record<string, unknown>>,
  host: Host,
  folder: string,
): Promise<Answer> {
  const tool = TOOLS.find((each) => each.name === name);
  if (tool === undefined) return { error: { code: INVALID, message: `there is no tool "${name}"` } };
  const lacking = tool.inputSchema.required.find((each) => input[each] === undefined);
  if (lacking !== undefined) return { error: { code: INVALID, message: `${name} needs "${lacking}"` } };
  const sessions = new Sessions(host);
  await sessions.load([folder], async () => {});
  const project = [...sessions.all][0];
  const said = project === undefined ? 'There is no portfolio in this folder.' : tool.call(project, input);
  return { result: { content: [{ type: 'text', text: said }], isError: project === undefined } };
}
