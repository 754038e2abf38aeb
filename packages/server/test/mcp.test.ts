import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { answerMcp } from '../src/mcp/mcp-server.js';
import { nodeHost } from '../src/node-host.js';

const meridian = pathToFileURL(resolve(import.meta.dirname, '../../../examples/meridian')).href;
const ask = async (method: string, params?: unknown) =>
  JSON.parse((await answerMcp(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }), nodeHost, meridian))!);
const call = async (name: string, input: unknown) => {
  const { result } = await ask('tools/call', { name, arguments: input });
  return result.content[0].text as string;
};

test('says which tools there are, all of which read only', async () => {
  const { capabilities, serverInfo } = (await ask('initialize', {})).result;
  expect(capabilities).toEqual({ tools: {} });
  expect(serverInfo).toEqual({ name: 'btaas', version: manifest.version });
  const { tools } = (await ask('tools/list')).result;
  expect(tools.map(({ name }: { name: string }) => name)).toEqual(['list', 'describe', 'findings', 'plans', 'what_if']);
  expect(tools.every((tool: { annotations: object }) => 'readOnlyHint' in tool.annotations)).toBe(true);
});
test('lists and describes elements with their figures', async () => {
  expect(await call('list', {})).toContain('- service: 9');
  expect(await call('list', { kind: 'archetype' })).toContain('meridian.Transactional');
  const described = await call('describe', { element: 'Checkout' });
  expect(described).toContain('service Checkout "Store checkout" businessFacing {');
  expect(described).toContain('composed behind it: **99.918');
  expect(await call('describe', { element: 'Nobody' })).toContain('Nothing');
});
test('computes what a plan would pay at the end of a curve', async () => {
  const [first] = JSON.parse(await call('plans', {}));
  const [metric] = first.sliders;
  const least = JSON.parse(await call('what_if', { plan: first.plan, steps: { [metric.key]: 0 } }));
  const most = JSON.parse(await call('what_if', { plan: first.plan, steps: { [metric.key]: 100 } }));
  expect(least.values[0].pays).toMatch(/^0\s%$/u);
  expect(most.values[0].pays).not.toBe(least.values[0].pays);
  expect(least.payouts[0].before).toBe(most.payouts[0].before);
  expect(least.payouts[0].after).not.toBe(most.payouts[0].after);
});
test('refuses what it does not know, and answers no notification', async () => {
  expect((await ask('tools/call', { name: 'delete' })).error.message).toBe('there is no tool "delete"');
  expect((await ask('tools/call', { name: 'describe' })).error.message).toBe('describe needs "element"');
  expect((await ask('resources/list')).error.code).toBe(-32601);
  expect(JSON.parse((await answerMcp('{', nodeHost, meridian))!).error.code).toBe(-32700);
  const note = '{"jsonrpc":"2.0","method":"notifications/initialized"}';
  expect(await answerMcp(note, nodeHost, meridian)).toBeUndefined();
});
