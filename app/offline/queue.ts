// What waits for a network, in the browser's own storage: shared by the page and the service worker.

/** A form that could not be sent yet, or that the server refused once it was. */
export interface Waiting {
  id: number;
  /** The person who filled it in: nobody else sends it. */
  who: string;
  /** The address of its server function. */
  url: string;
  /** Its fields as they are sent, its submission key among them: sent twice, it is written once. */
  body: string;
  /** When it was filled in, in milliseconds. */
  at: number;
  /** Whether files were left out: they do not wait. */
  withoutFiles?: boolean;
  /** What the server answered instead of taking it. */
  refusal?: string;
}

/** Where pages are kept that open without a network. */
export const PAGES_CACHE = "pages";

const FORMS = "forms";
const FACTS = "facts";
const WHO = "who";

function finished<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open("regain", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(FORMS, { keyPath: "id", autoIncrement: true });
    request.result.createObjectStore(FACTS);
  };
  return finished(request);
}

async function within<T>(store: string, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(store, mode);
    const kept = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const result = await finished(act(transaction.objectStore(store)));
    await kept;
    return result;
  } finally {
    database.close();
  }
}

/** Who is signed in on this device, as the last page said. */
export async function who(): Promise<string> {
  return ((await within(FACTS, "readonly", (facts) => facts.get(WHO))) as string | undefined) ?? "";
}

/** Remembers who is signed in. The pages kept for somebody else go; what they had not sent waits for their return. */
export async function remember(person: string): Promise<void> {
  if ((await who()) === person) return;
  await caches.delete(PAGES_CACHE);
  await within(FACTS, "readwrite", (facts) => facts.put(person, WHO));
}

/** Keeps a form for later; it is on the disk once this resolves. */
export async function add(url: string, body: string, withoutFiles: boolean): Promise<void> {
  const form = { who: await who(), url, body, withoutFiles, at: Date.now() };
  await within(FORMS, "readwrite", (forms) => forms.add(form));
}

/** What anybody still has here, oldest first. */
export async function everyones(): Promise<Waiting[]> {
  return (await within(FORMS, "readonly", (forms) => forms.getAll())) as Waiting[];
}

/** What the person signed in still has here, oldest first. */
export async function mine(): Promise<Waiting[]> {
  const person = await who();
  return (await everyones()).filter((form) => form.who === person);
}

/** Keeps the server's refusal beside the form. */
export async function refuse(form: Waiting, refusal: string): Promise<void> {
  await within(FORMS, "readwrite", (forms) => forms.put({ ...form, refusal }));
}

/** Replaces what a form will send. */
export async function rewrite(form: Waiting, body: string): Promise<void> {
  await within(FORMS, "readwrite", (forms) => forms.put({ ...form, body }));
}

/** Forgets a form: it was taken, or its author has seen why not. */
export async function drop(id: number): Promise<void> {
  await within(FORMS, "readwrite", (forms) => forms.delete(id));
}

/** Forgets everything. */
export async function clear(): Promise<void> {
  await within(FORMS, "readwrite", (forms) => forms.clear());
  await within(FACTS, "readwrite", (facts) => facts.clear());
}
