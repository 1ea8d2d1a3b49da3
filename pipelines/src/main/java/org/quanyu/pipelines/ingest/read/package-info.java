/**
 * Delivered files, told into records. Nothing that was delivered is lost: what cannot be told into columns comes out
 * with its bytes, its place and the reason.
 */
package org.quanyu.pipelines.ingest.read;
