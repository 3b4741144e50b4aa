import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/** A line to the product that can be cut and mended, as a cable can: what was open breaks, and nothing new gets through meanwhile. */
export class Line {
	#server: Server;
	readonly #open = new Set<Socket>();
	#port = 0;

	private constructor(private readonly to: URL) {
		this.#server = createServer((socket) => this.#carry(socket));
	}

	/** A line to an address of this machine. */
	static async to(baseUrl: string): Promise<Line> {
		const line = new Line(new URL(baseUrl));
		await line.mend();
		return line;
	}

	/** Where its other end is; cookies of this machine hold there too. */
	get address(): string {
		return `http://${this.to.hostname}:${this.#port}`;
	}

	async cut(): Promise<void> {
		for (const socket of this.#open) socket.destroy();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	async mend(): Promise<void> {
		await new Promise<void>((resolve) => this.#server.listen(this.#port, this.to.hostname, resolve));
		this.#port = (this.#server.address() as AddressInfo).port;
	}

	#carry(near: Socket): void {
		const far = connect(Number(this.to.port), this.to.hostname);
		for (const [one, other] of [
			[near, far],
			[far, near]
		] as const) {
			this.#open.add(one);
			one.on('error', () => other.destroy());
			one.on('close', () => {
				this.#open.delete(one);
				other.destroy();
			});
			one.pipe(other);
		}
	}
}
