import { isDatabaseDown } from './database-down';
import { faultRecord } from './fault-record';

const underWay = new Set<Promise<void>>();

/** Does work once the answer is on its way, so that its time tells the visitor nothing. What fails is logged under its name. */
export function afterAnswer(name: string, work: () => Promise<void>): void {
	const doing = new Promise((resolve) => setImmediate(resolve)).then(work).catch((thrown: unknown) => {
		const record = isDatabaseDown(thrown) ? { error: 'the database is away' } : faultRecord(thrown);
		console.error(JSON.stringify({ job: name, time: new Date().toISOString(), ...record }));
	});
	underWay.add(doing);
	void doing.finally(() => underWay.delete(doing));
}

/** Waits for everything that was begun after an answer. */
export async function finishAfterAnswers(): Promise<void> {
	await Promise.all(underWay);
}
