// Where a mini-program gets WebAssembly from: each host has an object of its own.

import type { Kernel } from './kernel.js';

/** As much of it as is used. Some hosts give the instance, some an object with it. */
interface Host {
  instantiate(source: unknown, imports: object): Promise<Instance | { instance: Instance }>;
}

interface Instance {
  exports: Kernel;
}

/** 微信 */
declare const WXWebAssembly: Host | undefined;
/** 支付宝, in a worker */
declare const MYWebAssembly: Host | undefined;
/** 抖音 */
declare const TTWebAssembly: Host | undefined;
declare const WebAssembly: Host | undefined;

/** Where the module lies once 微信's tools have built npm packages into a mini-program. */
const IN_THE_PACKAGE = '/miniprogram_npm/xinyong/xinyong.wasm.br';

/** Which object takes a path within the mini-program. */
function ofThePackage(): Host | undefined {
  if (typeof WXWebAssembly !== 'undefined') return WXWebAssembly;
  if (typeof MYWebAssembly !== 'undefined') return MYWebAssembly;
  if (typeof TTWebAssembly !== 'undefined') return TTWebAssembly;
  return undefined;
}

/**
 * Makes the module ready, from a path within the mini-program, or from bytes where a host takes them. Throws where there is
 * no host, or one that throws.
 */
export function instantiate(source: string | ArrayBuffer | Uint8Array = IN_THE_PACKAGE): Promise<Kernel> {
  const plain = typeof WebAssembly === 'undefined' ? undefined : WebAssembly;
  const host = typeof source === 'string' ? ofThePackage() : plain;
  if (!host) throw new TypeError(`no host takes a ${typeof source}`);
  return host.instantiate(source, {}).then((made) => ('instance' in made ? made.instance : made).exports);
}
