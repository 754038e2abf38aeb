import { command } from '../command.js';

export default command({
  options: {
    stdio: { type: 'boolean', describe: 'Speak over standard input and output, as without any option' },
    pipe: { type: 'string', requiresArg: true, describe: 'Speak over a named pipe' },
    socket: { type: 'number', requiresArg: true, describe: 'Speak over a port of this machine' },
    'node-ipc': { type: 'boolean', describe: 'Speak over the channel of a Node parent process' },
    clientProcessId: { type: 'number', requiresArg: true, describe: 'End when this process is gone' },
  },
  examples: [['btaas lsp', 'what an editor starts for .btaas files']],
  async run({ pipe, socket, 'node-ipc': ipc, stdio }) {
    // The server reads the command line itself.
    if (!pipe && socket === undefined && !ipc && !stdio) process.argv.push('--stdio');
    await import('@btaas/server/node');
    // It ends the process when the editor says so, or is gone.
    return new Promise<never>(() => {});
  },
});
