import { spawn } from 'node:child_process';
import { root } from './paths';

/** Runs a program with our own output and its exit code as the answer. It is ended when we are asked to end. */
export function run(command: string, args: string[], environment: Record<string, string> = {}): Promise<number> {
	return new Promise((resolve) => {
		const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } });
		const end = () => void child.kill('SIGTERM');
		for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, end);
		child.on('error', (error) => {
			console.error(error.message);
			resolve(1);
		});
		child.on('close', (code) => resolve(code ?? 1));
	});
}
