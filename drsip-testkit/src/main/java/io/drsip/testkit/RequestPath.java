package io.drsip.testkit;

/** How Microsoft's requests inside a call come to the SBC (public traces; Microsoft, Issues with call transfers). */
public enum RequestPath {
    /** Over the connection that the call was set up on, as long as it is open. */
    SAME_CONNECTION,
    /** Over a new connection from another address of the same datacenter. */
    NEW_CONNECTION,
    /** Over a new connection from an address of another datacenter. */
    OTHER_DATACENTER
}
