/** An answer that is no success, by its status. */
export class Refused extends Error {
	constructor(readonly status: number) {
		super(String(status));
	}
}

/** Sends JSON to a path of this site and answers what comes back; throws `Refused` when it is no success. */
export async function postJson<Answer>(path: string, body: unknown): Promise<Answer> {
	const headers = { 'content-type': 'application/json', accept: 'application/json' };
	const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
	if (!answer.ok) throw new Refused(answer.status);
	return answer.json() as Promise<Answer>;
}
