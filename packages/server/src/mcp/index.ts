import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { nodeHost } from '../node-host.js';
import { answerMcp } from './mcp-server.js';

/** Speaks the Model Context Protocol over standard input and output, about the portfolio in a folder. */
export async function serveMcp(folder: string): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const answer = await answerMcp(line, nodeHost, pathToFileURL(folder).href);
    if (answer !== undefined) process.stdout.write(`${answer}\n`);
  }
}
