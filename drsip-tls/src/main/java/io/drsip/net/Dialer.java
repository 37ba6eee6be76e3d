package io.drsip.net;

import io.drsip.core.engine.DialFailure;
import io.drsip.core.engine.Remote;
import io.drsip.trunk.Cloud;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import java.util.HashSet;
import java.util.Set;

/** Dials for one trunk: names of its cloud only, and each name and port once at a time. Single thread. */
final class Dialer {

    private final EventLoop loop;
    private final Cloud cloud;
    private final FlowPipeline pipeline;
    private final ChannelGroup channels;
    private final Failed failed;

    // What is being dialled.
    private final Set<Remote> underway = new HashSet<>();

    /** Hears of a name that could not be reached. */
    @FunctionalInterface
    interface Failed {
        void onFailed(Remote remote, DialFailure failure);
    }

    Dialer(EventLoop loop, Cloud cloud, FlowPipeline pipeline, ChannelGroup channels, Failed failed) {
        this.loop = loop;
        this.cloud = cloud;
        this.pipeline = pipeline;
        this.channels = channels;
        this.failed = failed;
    }

    void dial(Remote remote) {
        if (!isOfCloud(remote)) {
            String cause = remote.host() + " is no part of the cloud " + cloud.name() + ", so it is not dialled";
            failed.onFailed(remote, new DialFailure(cause, false));
        } else if (underway.add(remote)) {
            Runnable opened = () -> underway.remove(remote);
            DialAttempt.Result result = new DialAttempt.Result(channels::add, opened, failure -> {
                underway.remove(remote);
                failed.onFailed(remote, failure);
            });
            new DialAttempt(remote, loop, pipeline, result).start();
        }
    }

    private boolean isOfCloud(Remote remote) {
        return cloud.contains(remote.host())
                || cloud.datacenters().stream()
                        .anyMatch(datacenter -> datacenter.fqdn().equals(remote.host()));
    }
}
