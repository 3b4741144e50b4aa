import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What the product answered, to be sent again by the floor. */
export type Recorded = { path: string; status: number; headers: Record<string, string>; text: string };

/** The floor as a process of its own, like the product. */
export type Floor = { url: string; record(answer: Recorded): Promise<void>; stop(): void };

/** Starts the floor on a free port, with the application's own role. */
export async function startFloor(databaseUrl: string): Promise<Floor> {
	const file = join(import.meta.dirname, 'floor', 'server.mjs');
	const child = fork(file, {
		env: { ...process.env, DATABASE_URL: databaseUrl, NODE_ENV: 'production' },
		execArgv: []
	});
	const gone = new AbortController();
	child.once('exit', () => gone.abort());
	const said = () => once(child, 'message', { signal: gone.signal });
	const [{ port }] = (await said()) as [{ port: number }];
	return {
		url: `http://127.0.0.1:${port}`,
		record: async (answer) => {
			child.send(answer);
			await said();
		},
		stop: () => void child.kill()
	};
}
