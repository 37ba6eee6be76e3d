/**
 * Tenant directories that wait for something: {@link io.drsip.directory.CachingTenantDirectory} in front of any other
 * one, and those that live in a SQL database.
 *
 * <table>
 * <caption>Which one to take</caption>
 * <tr><th>type</th><th>asks the database</th><th>for</th></tr>
 * <tr><td>{@link io.drsip.directory.JdbcMirror}</td><td>for changes, all the time; never for a call</td><td>up to some
 * 100,000 tenants and a million numbers: both fit into memory</td></tr>
 * <tr><td>{@link io.drsip.directory.JdbcTenantDirectory} behind a {@link
 * io.drsip.directory.CachingTenantDirectory}</td><td>for tenants that have not called lately</td><td>more than that, or
 * other writers than {@link io.drsip.directory.JdbcTenantStore}</td></tr>
 * </table>
 *
 * <p>Queries run on an Executor of the application, never on an event loop. What does not belong here: what a lookup
 * asks for ({@code io.drsip.core.tenant}). Imports the api, {@code io.drsip.core.tenant}, SLF4J and {@code java.sql}.
 */
@NullMarked
package io.drsip.directory;

import org.jspecify.annotations.NullMarked;
