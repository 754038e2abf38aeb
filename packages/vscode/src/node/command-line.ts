import * as vscode from 'vscode';

const COMMANDS = ['check', 'build', 'evidence', 'rewards'] as const;
type CommandName = (typeof COMMANDS)[number];
const TITLES: Readonly<Record<CommandName, string>> = {
  check: 'check portfolios',
  build: 'write the reports',
  evidence: 'measure the evidence',
  rewards: 'state what is paid',
};
interface Definition extends vscode.TaskDefinition {
  readonly type: 'btaas';
  readonly command: CommandName;
  readonly args?: readonly string[];
}

/** The command line tool, where it is installed: as tasks, and behind a few commands. Needs processes, so not in a browser. */
export function registerCommandLine(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.tasks.registerTaskProvider('btaas', {
      provideTasks: () => folders().flatMap((folder) => COMMANDS.map((command) => taskOf(folder, command))),
      resolveTask: ({ definition, scope }) => {
        const { command, args } = definition as Definition;
        const folder = typeof scope === 'object' ? scope : folders()[0];
        return folder === undefined ? undefined : taskOf(folder, command, args, definition as Definition);
      },
    }),
    vscode.commands.registerCommand('btaas.refreshEvidence', () => run('evidence')),
    vscode.commands.registerCommand('btaas.build', () => run('build')),
    vscode.commands.registerCommand('btaas.importTable', importTable),
  );
}

const folders = () => vscode.workspace.workspaceFolders ?? [];
/** Where `btaas` is; of a workspace that is not trusted, its setting does not count. */
const program = () => vscode.workspace.getConfiguration('btaas').get<string>('cli.path') || 'btaas';

function taskOf(
  folder: vscode.WorkspaceFolder,
  command: CommandName,
  args: readonly string[] = [],
  definition: Definition = { type: 'btaas', command },
): vscode.Task {
  const execution = new vscode.ProcessExecution(program(), [command, ...args], { cwd: folder.uri.fsPath });
  const task = new vscode.Task(definition, folder, TITLES[command], 'btaas', execution, '$btaas');
  if (command === 'check') task.group = vscode.TaskGroup.Test;
  if (command === 'build') task.group = vscode.TaskGroup.Build;
  return task;
}

async function run(command: CommandName, args: readonly string[] = []): Promise<void> {
  const { activeTextEditor } = vscode.window;
  const active = activeTextEditor && vscode.workspace.getWorkspaceFolder(activeTextEditor.document.uri);
  const folder = active ?? folders()[0];
  if (folder === undefined) {
    await vscode.window.showInformationMessage('Open the folder of a portfolio first.');
    return;
  }
  await vscode.tasks.executeTask(taskOf(folder, command, args));
}

/** Asks for a table and for its mapping, and lets the command line make declarations of its rows. */
async function importTable(): Promise<void> {
  const table = await ask('Which table?', { Tables: ['csv', 'json'] });
  if (table === undefined) return;
  const mapping = await ask('By which mapping?', { Mappings: ['jsonc', 'json'] });
  if (mapping === undefined) return;
  const folder = vscode.workspace.getWorkspaceFolder(mapping) ?? folders()[0];
  if (folder === undefined) return;
  const format = table.path.endsWith('.json') ? 'json' : 'csv';
  const args = ['import', format, table.fsPath, '--map', mapping.fsPath];
  const execution = new vscode.ProcessExecution(program(), args, { cwd: folder.uri.fsPath });
  const name = `import ${table.path.slice(table.path.lastIndexOf('/') + 1)}`;
  await vscode.tasks.executeTask(
    new vscode.Task({ type: 'btaas', command: 'import' }, folder, name, 'btaas', execution),
  );
}
async function ask(title: string, filters: Record<string, string[]>): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({ title, filters, canSelectMany: false });
  return chosen?.[0];
}
