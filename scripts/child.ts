import { spawn } from 'node:child_process';
import { root } from './paths';

/** Runs a program of node_modules or any other with our own Node's environment; answers its exit code. */
export function run(command: string, args: string[], environment: Record<string, string> = {}): Promise<number> {
	return new Promise((resolve) => {
		const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } });
		child.on('error', (error) => {
			console.error(error.message);
			resolve(1);
		});
		child.on('close', (code) => resolve(code ?? 1));
	});
}
