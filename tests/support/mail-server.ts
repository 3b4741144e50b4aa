import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A message as it arrived: `raw` is what went over the line. */
export type Arrived = { to: string[]; raw: string; mail: Email };

/** What the server says to a recipient: a code such as 550, or nothing to take the message. */
export type Answering = (address: string) => number | null;

async function wholeOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of stream) parts.push(part);
	return Buffer.concat(parts);
}

/** The calendar file that a message carries, as text; null where it carries none. */
export function calendarOf({ attachments }: Email): string | null {
	const content = attachments.find(({ mimeType }) => mimeType === 'text/calendar')?.content;
	if (content === undefined) return null;
	return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

/** A mail server of a test's own. `answering` may be changed at any time; refusals repeat the address, as real servers do. */
export class MailServer {
	readonly arrived: Arrived[] = [];
	answering: Answering = () => null;
	readonly #server: SMTPServer;

	constructor(private readonly onArrival: (one: Arrived) => void = () => undefined) {
		this.#server = new SMTPServer({
			disabledCommands: ['STARTTLS', 'AUTH'],
			onRcptTo: ({ address }, _, answer) => {
				const responseCode = this.answering(address);
				answer(responseCode ? Object.assign(new Error(`<${address}> refused`), { responseCode }) : null);
			},
			onData: (stream, { envelope }, answer) => {
				const to = envelope.rcptTo.map(({ address }) => address);
				void this.#keep(to, stream).then(() => answer(null), answer);
			}
		});
		this.#server.on('error', () => undefined);
	}

	async #keep(to: string[], stream: AsyncIterable<Buffer>): Promise<void> {
		const raw = await wholeOf(stream);
		const one = { to, raw: raw.toString('latin1'), mail: await PostalMime.parse(raw) };
		this.arrived.push(one);
		this.onArrival(one);
	}

	/** Listens on this machine, on any free port, and answers the address for `SMTP_URL`. */
	listen(): Promise<string> {
		return new Promise((resolve, reject) => {
			this.#server.once('error', reject);
			const listening = this.#server.listen(0, '127.0.0.1', () => {
				const { port } = listening.address() as AddressInfo;
				resolve(`smtp://127.0.0.1:${port}`);
			});
		});
	}

	close(): Promise<void> {
		return new Promise((resolve) => this.#server.close(() => resolve()));
	}

	/** What arrived at an address, oldest first. */
	to(address: string): Arrived[] {
		return this.arrived.filter((one) => one.to.includes(address));
	}
}
