/** A camera that looks for a code; `failed` says why there is none to look with. */
export type Scanning = { stop: () => void; failed: Promise<'refused' | 'none'> };

const PAUSE_MS = 150;

type Decode = (video: HTMLVideoElement) => Promise<string | null>;

/** Looks through the camera until it sees a code. Pictures never leave the page and are not kept. */
export function scan(video: HTMLVideoElement, onread: (text: string) => void): Scanning {
	let stopped = false;
	let stream: MediaStream | null = null;
	const stop = () => {
		stopped = true;
		for (const track of stream?.getTracks() ?? []) track.stop();
	};
	const failed = new Promise<'refused' | 'none'>((resolve) => {
		void (async () => {
			try {
				stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
				if (stopped) return stop();
				video.srcObject = stream;
				await video.play();
				const text = await look(video, () => stopped);
				stop();
				if (text !== null) onread(text);
			} catch (thrown) {
				resolve(thrown instanceof DOMException && thrown.name === 'NotAllowedError' ? 'refused' : 'none');
			}
		})();
	});
	return { stop, failed };
}

async function look(video: HTMLVideoElement, stopped: () => boolean): Promise<string | null> {
	const decode = await decoder();
	while (!stopped()) {
		const text = await decode(video);
		if (text) return text;
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
	return null;
}

type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> };

/** The browser's own reader where there is one, otherwise a library's. */
async function decoder(): Promise<Decode> {
	const own = (globalThis as { BarcodeDetector?: new (of: { formats: string[] }) => Detector }).BarcodeDetector;
	if (own) {
		const detector = new own({ formats: ['qr_code'] });
		return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
	}
	const { default: decodeQR } = await import('qr/decode.js');
	return async (video) => {
		const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
		const context = canvas.getContext('2d');
		if (!context || video.videoWidth === 0) return null;
		context.drawImage(video, 0, 0);
		try {
			return decodeQR(context.getImageData(0, 0, video.videoWidth, video.videoHeight));
		} catch {
			return null;
		}
	};
}
